"""What specs may say of figures."""
