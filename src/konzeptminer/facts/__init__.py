"""What a document says about itself, and the districts and municipalities it names."""
