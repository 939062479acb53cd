"""Files that people edited or sent: looked into before they go into a pack. Files come in, findings go out."""
