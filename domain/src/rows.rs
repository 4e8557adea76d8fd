//! Questions that are asked once for each of several things, in rows: a list in the report, and in a
//! form fields called `person.accounts.0.service`.

use crate::answers::{Account, Fields, Incident, Order};
use crate::shape::{Shape, shape_in};
use crate::step::Step;

/// A list that a form asks for in rows.
#[derive(Debug, PartialEq)]
pub struct Rows {
    /// The list: `person.accounts`.
    pub name: &'static str,
    /// What is asked in each row, by its name in there.
    pub fields: Fields,
    /// The most rows.
    pub most: usize,
    /// The field that says when it was, by which rows can be put in order.
    pub dated: Option<&'static str>,
}

/// Every list that is asked for in rows.
pub const ROWS: [Rows; 3] = [
    Rows { name: "incidents", fields: Incident::FIELDS, most: 100, dated: Some("when") },
    Rows { name: "person.accounts", fields: Account::FIELDS, most: 100, dated: None },
    Rows { name: "orders", fields: Order::FIELDS, most: 100, dated: None },
];

/// A row that no form has. What the page holds ready for a new row is written for it, so that the
/// browser can find its number and put the real one there.
pub const SAMPLE: usize = 999_999;

impl Rows {
    /// The name of a field in a row.
    pub fn field(&self, row: usize, field: &str) -> String {
        format!("{}.{row}.{field}", self.name)
    }

    /// The row that a name means: `person.accounts.3`.
    pub fn row(&self, name: &str) -> Option<usize> {
        let row = name.strip_prefix(self.name)?.strip_prefix('.')?;
        let written = row == "0" || !row.starts_with('0');
        let number = (1..=6).contains(&row.len()) && row.bytes().all(|byte| byte.is_ascii_digit());
        row.parse().ok().filter(|_| written && number)
    }

    /// The row and the field in it that a form field's name means.
    pub fn part<'a>(&self, name: &'a str) -> Option<(usize, &'a str)> {
        let (row, field) = name.rsplit_once('.')?;
        Some((self.row(row)?, field)).filter(|(_, field)| self.shape(field).is_some())
    }

    /// The shape of a field in a row.
    pub fn shape(&self, field: &str) -> Option<Shape> {
        shape_in(self.fields, field)
    }
}

/// The list with this name.
pub fn list(name: &str) -> Option<&'static Rows> {
    ROWS.iter().find(|rows| rows.name == name)
}

/// The lists on one page.
pub fn lists_on(step: Step) -> impl Iterator<Item = &'static Rows> {
    ROWS.iter().filter(move |rows| step.fields().contains(&rows.name))
}

/// List, row and field that a form field's name means.
pub fn part(name: &str) -> Option<(&'static Rows, usize, &str)> {
    ROWS.iter().find_map(|rows| rows.part(name).map(|(row, field)| (rows, row, field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_one_row_each_or_none() {
        let accounts = list("person.accounts").unwrap();
        assert_eq!(accounts.part("person.accounts.0.service"), Some((0, "service")));
        assert_eq!(part(&accounts.field(12, "handle_or_address")), Some((accounts, 12, "handle_or_address")));
        for name in [
            "person.accounts.service",
            "person.accounts.00.service",
            "person.accounts.+1.service",
            "person.accounts.1.",
            "person.accounts.1.password",
            "person.accounts.1000000.service",
            "person.accounts..service",
            "person.accounts.1.service.x",
        ] {
            assert_eq!(part(name), None, "{name}");
        }
    }
}
