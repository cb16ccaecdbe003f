//! Readings and errors as JSON.

use serde::Serialize;

use crate::json::Json;

/// Why something was not read, where no place in a text is to blame.
#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    message: String,
}

/// An error as JSON, without a place.
pub(crate) fn failure(code: &str, message: String) -> String {
    refusal(&Failure { code, message })
}

/// An error as JSON.
pub(crate) fn refusal(error: &impl Serialize) -> String {
    json(error).unwrap_or_else(|error| error)
}

/// JSON for `JSON.parse`.
pub(crate) fn json(value: &impl Serialize) -> Result<String, String> {
    let mut json = Json::default();
    match value.serialize(&mut json) {
        Ok(()) => Ok(json.0),
        Err(_) => Err("cannot be written as JSON".to_owned()),
    }
}
