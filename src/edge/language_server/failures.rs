//! Requests that cannot be answered, as the protocol reports them.

use lsp_server::{ErrorCode, RequestId, Response};

/// Why a request is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RequestFailure {
    code: i32,
    message: String,
}

impl RequestFailure {
    fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code: code as i32,
            message: message.into(),
        }
    }

    /// What was asked cannot be done, with the reason for an editor.
    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::RequestFailed, message)
    }

    /// The parameters are not those of the request.
    pub(super) fn invalid_params(error: &serde_json::Error) -> Self {
        Self::new(ErrorCode::InvalidParams, error.to_string())
    }

    /// There is no such request.
    pub(super) fn unknown(method: &str) -> Self {
        Self::new(
            ErrorCode::MethodNotFound,
            format!("unknown request: {method}"),
        )
    }

    /// The client no longer wants an answer.
    pub(super) fn cancelled() -> Self {
        Self::new(ErrorCode::RequestCanceled, "cancelled by the client")
    }

    /// The client has asked the server to shut down.
    pub(super) fn shut_down() -> Self {
        Self::new(ErrorCode::InvalidRequest, "the server is shutting down")
    }

    /// A defect in this program.
    pub(super) fn defect() -> Self {
        Self::new(
            ErrorCode::InternalError,
            "Hier ging iets mis in vindplek zelf. U kunt gewoon verder werken",
        )
    }

    /// The response to a request.
    pub(super) fn response(self, id: RequestId) -> Response {
        Response::new_err(id, self.code, self.message)
    }
}
