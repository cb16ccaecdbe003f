use std::fmt;

/// A level-1 category (一级指标).
///
/// Names follow the Ministry of Finance's 中央部门预算绩效目标管理办法 (财预〔2015〕88号) and, for 成本指标 as a
/// level of its own, 财预〔2021〕101号.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Category {
    /// 产出指标.
    Output,
    /// 效益指标.
    Benefit,
    /// 满意度指标.
    Satisfaction,
    /// 成本指标.
    Cost,
}

impl Category {
    /// All of them.
    pub const ALL: [Category; 4] = [
        Category::Output,
        Category::Benefit,
        Category::Satisfaction,
        Category::Cost,
    ];

    /// The Chinese name, which is also the wire form.
    pub fn as_str(self) -> &'static str {
        match self {
            Category::Output => "产出指标",
            Category::Benefit => "效益指标",
            Category::Satisfaction => "满意度指标",
            Category::Cost => "成本指标",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A level-2 category (二级指标).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Subcategory {
    /// 数量指标.
    Quantity,
    /// 质量指标.
    Quality,
    /// 时效指标.
    Timeliness,
    /// 成本指标, under 产出.
    OutputCost,
    /// 经济效益指标.
    EconomicBenefit,
    /// 社会效益指标.
    SocialBenefit,
    /// 生态效益指标.
    EcologicalBenefit,
    /// 可持续影响指标.
    SustainableImpact,
    /// 服务对象满意度指标.
    ServiceSatisfaction,
    /// 经济成本指标.
    EconomicCost,
    /// 社会成本指标.
    SocialCost,
    /// 生态环境成本指标.
    EcologicalCost,
}

impl Subcategory {
    /// All of them.
    pub const ALL: [Subcategory; 12] = [
        Subcategory::Quantity,
        Subcategory::Quality,
        Subcategory::Timeliness,
        Subcategory::OutputCost,
        Subcategory::EconomicBenefit,
        Subcategory::SocialBenefit,
        Subcategory::EcologicalBenefit,
        Subcategory::SustainableImpact,
        Subcategory::ServiceSatisfaction,
        Subcategory::EconomicCost,
        Subcategory::SocialCost,
        Subcategory::EcologicalCost,
    ];

    /// The Chinese name, which is also the wire form.
    pub fn as_str(self) -> &'static str {
        match self {
            Subcategory::Quantity => "数量指标",
            Subcategory::Quality => "质量指标",
            Subcategory::Timeliness => "时效指标",
            Subcategory::OutputCost => "成本指标",
            Subcategory::EconomicBenefit => "经济效益指标",
            Subcategory::SocialBenefit => "社会效益指标",
            Subcategory::EcologicalBenefit => "生态效益指标",
            Subcategory::SustainableImpact => "可持续影响指标",
            Subcategory::ServiceSatisfaction => "服务对象满意度指标",
            Subcategory::EconomicCost => "经济成本指标",
            Subcategory::SocialCost => "社会成本指标",
            Subcategory::EcologicalCost => "生态环境成本指标",
        }
    }

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

impl fmt::Display for Subcategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
