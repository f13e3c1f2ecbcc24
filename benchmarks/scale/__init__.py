"""How does the product bear packs that are much larger than the shipped one?"""
