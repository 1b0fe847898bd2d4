"""What a draft says: typed slots (要素) with their place in the text."""
