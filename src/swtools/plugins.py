"""Finding plug-ins: every module of a package is one plug-in, known by the name it declares."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType, ModuleType


def modules(package: str) -> dict[str, ModuleType]:
    """Import each module of `package` and return them by file name, in order of name.

    Modules whose name starts with an underscore are no plug-ins.
    """
    parent = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{package}.{name}") for name in names}


@functools.cache
def by_name(package: str, attribute: str) -> Mapping[str, ModuleType]:
    """Return the plug-ins of `package` keyed by the string that each declares as `attribute`.

    Raises:
        TypeError: a module does not declare the attribute, or two declare the same name (a programmer's error).
    """
    found: dict[str, ModuleType] = {}
    for module in modules(package).values():
        name = getattr(module, attribute, None)
        if not isinstance(name, str):
            raise TypeError(f"{module.__name__} must declare {attribute}")
        if name in found:
            raise TypeError(f"{module.__name__} and {found[name].__name__} both declare {attribute} = {name!r}")
        found[name] = module
    return MappingProxyType(found)
