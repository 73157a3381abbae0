"""An invented town on a map, for the pattern page `/stijl/`."""

from types import SimpleNamespace as Thing

from . import style_samples as samples


def area(number: int, path: str, x: int, y: int) -> Thing:
    """A wijk in this shape, with its name there."""
    wijk = samples.wijk(number)
    return Thing(wijk=wijk, path=path, name=Thing(lines=[(wijk.name, x, y)], size=20))


def pin(number: int, x: int, y: int) -> Thing:
    mark = Thing(label="Buurthuis", url="/stijl/?pagina=plek", colour="", position=(52.1, 5.1))
    return Thing(number=number, x=x, y=y, mark=mark)


CITY_MAP = Thing(
    width=480,
    height=260,
    shapes=[
        area(0, "M8 20L20 8L190 8L240 60L240 120L190 170L20 170L8 158Z", 110, 130),
        area(1, "M190 8L460 8L472 20L472 70L240 70L240 60Z", 350, 42),
        area(2, "M240 70L472 70L472 200L460 212L190 212L190 170L240 120Z", 350, 172),
        area(9, "M8 196L160 196L160 244L8 244Z", 84, 220),
    ],
    pins=[pin(1, 110, 90), pin(2, 340, 140)],
)
