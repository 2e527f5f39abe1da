"""Facts out of a story: quantities, dates, names, quotations and claims, each with its span."""
