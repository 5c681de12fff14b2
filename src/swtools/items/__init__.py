"""Item types, one a module. Other rooms take from here what they hand to a type and what a type hands back."""

from swtools.items._contract import BuildContext, Node, Page, option

__all__ = ["BuildContext", "Node", "Page", "option"]
