"""Stripe's errors, as exceptions that know their status and JSON body."""


class ApiError(Exception):
    """An answer other than success. ``is_stored``: whether an Idempotency-Key remembers it."""

    is_stored = True

    def __init__(self, message, *, status=400, kind="invalid_request_error", code=None, param=None):
        super().__init__(message)
        self.message = message
        self.status = status
        self.kind = kind
        self.code = code
        self.param = param

    def body(self) -> dict:
        error = {"message": self.message, "type": self.kind}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"https://stripe.com/docs/error-codes/{self.code.replace('_', '-')}"
        if self.param:
            error["param"] = self.param
        return {"error": error}


class RefusedBeforeExecution(ApiError):
    """Refused before the endpoint began its work; Stripe then stores nothing under the Idempotency-Key."""

    is_stored = False


class ParameterError(RefusedBeforeExecution):
    """A parameter that Stripe does not take."""

    def __init__(self, message, *, param, code=None):
        super().__init__(message, code=code, param=param)


class MissingObject(ApiError):
    """No object of that kind has that id."""

    def __init__(self, kind: str, identifier: str, *, param: str = "id"):
        super().__init__(f"No such {kind}: '{identifier}'", status=404, code="resource_missing", param=param)


class AuthenticationError(RefusedBeforeExecution):
    """No key, or one that is not a test key."""

    def __init__(self, message):
        super().__init__(message, status=401)
