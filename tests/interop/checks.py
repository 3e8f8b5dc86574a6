"""What the checks of this folder share."""


class Failed(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failed(message)


def passed(message):
    print(f"ok: {message}")
