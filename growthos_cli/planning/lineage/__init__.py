"""What tables have from each other: children, partitions, and the keys between them."""
