//! Readings of China's budget-performance targets (绩效目标) as Apache Arrow tables.
