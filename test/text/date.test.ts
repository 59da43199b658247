import { expect, test } from "vitest";
import { isDate } from "../../src/text/date.ts";

test.each(["2027-01-31", "2028-02-29", "1999-12-31"])("%s is a day", (text) => {
  expect(isDate(text)).toBe(true);
});

test.each(["2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01", "2027-01-01T00:00", "", "0000-00-00"])(
  "%s is none",
  (text) => {
    expect(isDate(text)).toBe(false);
  },
);
