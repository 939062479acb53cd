"""What is published: copies without what must not be, a search for what got through, the feeds for the web."""
