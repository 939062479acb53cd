"""Words for facts. In: facts, house rules, templates. Out: ``Text``, runs of words that still hold their facts."""
