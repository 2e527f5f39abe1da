"""Facts of several articles into one matrix: which outlet included, omitted or gave each of them differently.

What is compared:

    selection         what of a very large event
    context           the stories of the event, ready to be asked how near two of their sentences are
    clause_index      all its clauses, and how surely two of different articles say the same
    terms, stretches, frames   what clauses speak of, what stands over a place, which words stand around a mention

Which facts of different articles are one fact:

    matching          a scorer of one shape for each kind
    quantities, measures, values   figures: what they measure, and how two of them agree
    dates, names, claims           the other kinds
    quotes, quote_candidates       quotations
    conflicts         values of one thing in different sentences that cannot both be true
    grouping          pairs into groups, by average link
    merging           facts of the articles into facts of the event
    relations         how the values of a fact's carriers agree

What each outlet did with them:

    search            the search before the verdict, by kind: search_values, search_names, search_quotes, ...
    evidence          all that one outlet has on the event, indexed for it
    silence           which outlets' silence proves nothing
    coverage          the cell of every fact and outlet
    ranking           the order of the facts

And beside the matrix: `sources` and `word_choice` with `phrases` count whom and which words the outlets print; `check`,
with `support` and `checked_figures`, tells whether a story reports a statement.
"""
