use crate::named::named;

named! {
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
        Eq = "=",
        /// `>=`.
        Ge = ">=",
        /// `>`.
        Gt = ">",
        /// `<=`.
        Le = "<=",
        /// `<`.
        Lt = "<",
        /// `~`: about.
        About = "~",
        /// Two bounds.
        Range = "range",
    }
}

impl Op {
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
