"""Facts: cubes and measures come in, numbers with their origin go out."""
