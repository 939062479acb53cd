"""Rules with ids over documents: a document comes in, findings go out."""
