"""`make lighthouse`: whether the site, served as production does, reaches what we promise of it."""
