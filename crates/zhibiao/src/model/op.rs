use std::fmt;

/// How a measure relates to its number (比较符).
///
/// Inclusiveness follows the Civil Code, art. 1259, and GB/T 8170 on limit values.
///
/// ```
/// use zhibiao::Op;
/// assert_eq!(Op::Ge.as_str(), ">=");
/// assert_eq!("<=".parse(), Ok(Op::Le));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Op {
    /// `=`, written or implied.
    Eq,
    /// `>=`.
    Ge,
    /// `>`.
    Gt,
    /// `<=`.
    Le,
    /// `<`.
    Lt,
    /// `~`: about.
    About,
    /// Two bounds.
    Range,
}

impl Op {
    /// The wire form.
    pub fn as_str(self) -> &'static str {
        match self {
            Op::Eq => "=",
            Op::Ge => ">=",
            Op::Gt => ">",
            Op::Le => "<=",
            Op::Lt => "<",
            Op::About => "~",
            Op::Range => "range",
        }
    }

    /// `>=`, `>`, `<=` or `<`.
    pub fn is_inequality(self) -> bool {
        matches!(self, Op::Ge | Op::Gt | Op::Le | Op::Lt)
    }

    /// `>=` or `>`.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Op::Ge | Op::Gt)
    }

    /// `<=` or `<`.
    pub fn is_upper_bound(self) -> bool {
        matches!(self, Op::Le | Op::Lt)
    }

    /// Whether the bound itself satisfies the comparison.
    pub fn is_inclusive(self) -> bool {
        !matches!(self, Op::Gt | Op::Lt)
    }

    /// The same comparison seen from the other side: `90%≤满意度` is `满意度≥90%`.
    pub fn mirrored(self) -> Op {
        match self {
            Op::Ge => Op::Le,
            Op::Gt => Op::Lt,
            Op::Le => Op::Ge,
            Op::Lt => Op::Gt,
            other => other,
        }
    }

    /// The same direction with or without the number itself.
    pub fn with_inclusive(self, inclusive: bool) -> Op {
        match (self, inclusive) {
            (Op::Ge | Op::Gt, true) => Op::Ge,
            (Op::Ge | Op::Gt, false) => Op::Gt,
            (Op::Le | Op::Lt, true) => Op::Le,
            (Op::Le | Op::Lt, false) => Op::Lt,
            (other, _) => other,
        }
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Op {
    type Err = UnknownOp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "=" => Op::Eq,
            ">=" => Op::Ge,
            ">" => Op::Gt,
            "<=" => Op::Le,
            "<" => Op::Lt,
            "~" => Op::About,
            "range" => Op::Range,
            _ => return Err(UnknownOp(text.to_owned())),
        })
    }
}

/// A string that names no [`Op`].
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected one of = >= > <= < ~ range, found `{0}`; write the operator in ASCII")]
pub struct UnknownOp(String);
