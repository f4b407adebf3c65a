"""What can be wrong with a target, one file per check. Nothing here connects: catalogs in, findings out."""
