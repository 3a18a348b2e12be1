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


class KeyInUse(RefusedBeforeExecution):
    """Another request with this Idempotency-Key is being worked on."""

    def __init__(self):
        super().__init__(
            "There is currently another in-progress request using this Idempotency Key (that probably means"
            " you submitted twice, and the other request is still going through). Please try again later.",
            status=409,
            kind="idempotency_error",
            code="idempotency_key_in_use",
        )


class RateLimited(RefusedBeforeExecution):
    """Too many requests in too short a time."""

    def __init__(self):
        super().__init__(
            "Request rate limit exceeded. Learn more about rate limits: https://stripe.com/docs/rate-limits.",
            status=429,
            code="rate_limit",
        )


class Breakdown(ApiError):
    """Stripe itself broke down."""

    def __init__(self, *, status=500):
        message = "Sorry! There was an error while talking to Stripe. Please try again later."
        super().__init__(message, status=status, kind="api_error")


class AuthenticationError(RefusedBeforeExecution):
    """No key, or one that is not a test key."""

    def __init__(self, message):
        super().__init__(message, status=401)
