"""How each step grows with packs much larger than the shipped one."""
