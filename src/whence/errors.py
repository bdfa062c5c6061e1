"""The errors a user can mend. Each says where, shows the value, and says what would do."""


class WhenceError(Exception):
    """Anything that went wrong with what the user gave; the message is one line."""


class DocumentError(WhenceError):
    """An article that cannot be taken in; the others go on."""


class CaseError(WhenceError):
    """A case file that cannot be opened, read or written."""


class SettingError(WhenceError):
    """A setting outside what it may be."""
