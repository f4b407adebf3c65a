"""Figures that are printed and judged by people; nothing here fails a build."""
