"""The foundation that every stage may use: tokens, lemmas, sentences, number and date notation, names.

Texts as they should have been typed:

    normalised       a text in its usual form, and where each of its characters stands in the text as given
    quotation_marks, capitals, foreign_figures   what is put right on the way
    english          whether it is in the one language that is read
    text             pure functions on strings

From text to clauses:

    lines, line_patterns, link_furniture   what each line of a page is, and what of it is furniture
    sentences, tokens, clauses             ever smaller parts, with their offsets
    document         one segment with all of these, prepared once for every stage

What words are and say:

    lemmas, lexicon  dictionary forms, and what kind of word each usually is
    rarity           how much a word tells
    relatedness, opposites   how nearly two words say the same, and which deny each other
    assertions       what a clause asserts
    content          what a sentence says, in the form that comparisons read
    resemblance, sentence_set, differences   how much two sentences share, and what differs
    bracketed        a clause with what it needs to be understood

Figures, dates and names:

    figures          one number as it is written
    numerals         figures with what they count
    codes            numbers that count nothing: bills, shares
    calendar         dates
    gazetteer        what the tables know about capitalised words
    names, name_runs, name_kinds   the names of a sentence
    identity         which names of an event are one entity

What serves them: `tables` (word lists from files), `alternation` (word lists as fast expressions), `disjoint_sets`,
`text_cache`.
"""
