use crate::named::named;

named! {
    /// A level-1 category (一级指标).
    ///
    /// Names follow the Ministry of Finance's 中央部门预算绩效目标管理办法 (财预〔2015〕88号) and, for 成本指标 as a
    /// level of its own, 财预〔2021〕101号.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
    pub enum Category {
        /// 产出指标.
        Output = "产出指标",
        /// 效益指标.
        Benefit = "效益指标",
        /// 满意度指标.
        Satisfaction = "满意度指标",
        /// 成本指标.
        Cost = "成本指标",
    }
}

named! {
    /// A level-2 category (二级指标).
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
    pub enum Subcategory {
        /// 数量指标.
        Quantity = "数量指标",
        /// 质量指标.
        Quality = "质量指标",
        /// 时效指标.
        Timeliness = "时效指标",
        /// 成本指标, under 产出.
        OutputCost = "成本指标",
        /// 经济效益指标.
        EconomicBenefit = "经济效益指标",
        /// 社会效益指标.
        SocialBenefit = "社会效益指标",
        /// 生态效益指标.
        EcologicalBenefit = "生态效益指标",
        /// 可持续影响指标.
        SustainableImpact = "可持续影响指标",
        /// 服务对象满意度指标.
        ServiceSatisfaction = "服务对象满意度指标",
        /// 经济成本指标.
        EconomicCost = "经济成本指标",
        /// 社会成本指标.
        SocialCost = "社会成本指标",
        /// 生态环境成本指标.
        EcologicalCost = "生态环境成本指标",
    }
}

impl Subcategory {
    /// The level-1 category it implies.
    pub fn category(self) -> Category {
        use Subcategory::*;
        match self {
            Quantity | Quality | Timeliness | OutputCost => Category::Output,
            EconomicBenefit | SocialBenefit | EcologicalBenefit | SustainableImpact => {
                Category::Benefit
            }
            ServiceSatisfaction => Category::Satisfaction,
            EconomicCost | SocialCost | EcologicalCost => Category::Cost,
        }
    }
}
