"""From files to drafts: find, decode, unpack, strip what is not the item, read header lines."""
