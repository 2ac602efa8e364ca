//! A calendar date without a time or a zone.

use std::fmt;

/// A day of the Gregorian calendar, ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, such as 2026.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `2026-11-22`, the same with a time behind it, or the month/day/year
    /// of the `ms.*` dialect (`11/22/2026`).
    pub fn parse(text: &str) -> Option<Self> {
        let day_part = text.trim().split(['T', ' ']).next()?;
        let fields: Vec<&str> = day_part.split(['-', '/', '.']).collect();
        let [first, second, third] = fields[..] else {
            return None;
        };
        if first.len() == 4 {
            Self::new(first, second, third)
        } else {
            Self::new(third, first, second)
        }
    }

    /// The day so many days after the first of January 1970 (Hinnant, "chrono-
    /// Compatible Low-Level Date Algorithms", 2014).
    pub fn of_days(days: u32) -> Self {
        let days = days + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let small = |it: u32| u8::try_from(it).unwrap_or(1);
        let next = u32::from(month >= 10);
        Self {
            year: i16::try_from(400 * era + year + next).unwrap_or(i16::MAX),
            month: small(if month < 10 { month + 3 } else { month - 9 }),
            day: small(day - (153 * month + 2) / 5 + 1),
        }
    }

    fn new(year: &str, month: &str, day: &str) -> Option<Self> {
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let date = Self { year, month, day };
        (1..=9999).contains(&year).then_some(())?;
        (1..=12).contains(&month).then_some(())?;
        (1..=date.days_in_month()).contains(&day).then_some(date)
    }

    fn days_in_month(self) -> u8 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    /// Writes ISO 8601: `2026-11-22`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
