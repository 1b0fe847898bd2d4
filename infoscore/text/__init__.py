"""The text as rules see it: a 1:1 normalised view, paragraphs, sentences, layers, tokens."""
