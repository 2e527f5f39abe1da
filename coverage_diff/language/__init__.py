"""The foundation that every stage may use: tokens, lemmas, sentences, number and date notation, names."""
