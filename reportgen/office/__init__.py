"""What Word and PowerPoint files share: a package comes in, bytes go out, the same for the same input."""
