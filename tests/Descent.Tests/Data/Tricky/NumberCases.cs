using Descent.Data;
using static Descent.Tests.Data.Tricky.TrickyCase;

namespace Descent.Tests.Data.Tricky;

/// <summary>What is written into cells: numbers of all kinds, dates, truths, keys. <c>/</c> ends a line.</summary>
internal static class NumberCases
{
    private const string Second = "x,target/1.5,a/2.5,b/";

    public static IEnumerable<TrickyCase> All =>
    [
        Learn("numbers in all spellings", "x,target/+1,a/-2.5,b/.5,a/4.,b/1e3,a/-1E-3,b/", "x number, target target binary (a, b)"),
        Learn("1e309", Second + "1e309,a/", "file.csv:4:1: the column 'x' holds numbers in 2 rows, but here '1e309', which is not a finite number"),
        Learn("-1e309", Second + "-1e309,a/", "file.csv:4:1: .. '-1e309', which is not a finite number"),
        Learn("inf", Second + "inf,a/", "file.csv:4:1: .. 'inf', which is not a finite number"),
        Learn("Infinity", Second + "-Infinity,a/", "file.csv:4:1: .. '-Infinity', which is not a finite number"),
        Learn("the sign of infinity", Second + "∞,a/", "file.csv:4:1: .. '∞', which is not a finite number"),
        Learn("nan among numbers", Second + "nan,a/4.5,b/", "x number, target target binary (a, b)"),
        Learn("a question mark among numbers", Second + "?,a/4.5,b/", "x number, target target binary (a, b)"),
        Learn("missing values alone", "x,y,target/?,1.5,a/NA,2.5,b/,3.5,a/", "x ignored, y number, target target binary (a, b)"),
        Learn("numbers too small to be told from zero", "x,target/1e-400,a/2.5,b/3.5,a/", "x number, target target binary (a, b)"),
        Learn("numbers too large to have a deviation", "x,target/1e308,a/-1e308,b/1.7e308,a/", "file.csv: the numbers of the column 'x' are too large to be standardised"),
        Learn("decimal commas, not said", "x;target/1,5;a/2,5;b/", "file.csv:2:1: the column 'x' holds numbers with a decimal comma such as '1,5'"),
        Learn("decimal commas, said", "x;target/1,5;a/2,5;b/", "x number, target target binary (a, b)", new() { DecimalComma = true }),
        Learn("thousands with commas", "x,target/\"1,200.5\",a/\"2,000.0\",b/", "file.csv:2:1: the column 'x' holds numbers with a unit or separators of thousands such as '1,200.5'"),
        Learn("thousands with points and decimal commas", "x;target/1.200,5;a/2.000,0;b/7,5;a/", "file.csv:2:1: the column 'x' holds numbers with a unit or separators", new() { DecimalComma = true }),
        Learn("thousands with spaces", "x,target/1 200,a/2 000,b/", "file.csv:2:1: the column 'x' holds numbers with a unit or separators of thousands such as '1 200'"),
        Learn("thousands with apostrophes", "x,target/1'200,a/900,b/", "file.csv:2:1: the column 'x' holds numbers with a unit or separators of thousands such as '1'200'"),
        Learn("percent signs", "x,target/5%,a/7.5%,b/", "file.csv:2:1: the column 'x' holds numbers with a unit or separators of thousands such as '5%'"),
        Learn("one percent sign", Second + "5%,a/", "file.csv:4:1: the column 'x' holds numbers with a unit .. '5%'"),
        Learn("dollars", "x,target/$5,a/\"$1,200\",b/", "file.csv:2:1: the column 'x' holds numbers with a unit .. '$5'"),
        Learn("euros behind the number", "x,target/5 €,a/7 €,b/", "file.csv:2:1: the column 'x' holds numbers with a unit .. '5 €'"),
        Learn("percent signs, declared a category", "x,target/50%,a/100%,b/50%,a/", "x category, target target binary (a, b)", declared: new([new("x", ColumnRole.Category)])),
        Learn("units in letters", "x,y,target/5 kg,1.5,a/7 kg,2.5,b/5 kg,3.5,a/", "x category, y number, target target binary (a, b)"),
        Learn("hexadecimal among numbers", Second + "0x10,a/", "file.csv:4:1: .. '0x10', which is not a finite number"),
        Learn("a fraction among numbers", "x,target/1.5,a/2.5,b/1\u22442,a/", "file.csv:4:1: .. which is not a finite number"),
        Learn("digits of another script", Second + "\u0661\u0662,a/", "file.csv:4:1: .. which is not a finite number"),
        Learn("a sign of minus that is none", Second + "\u22125,a/", "file.csv:4:1: .. which is not a finite number"),
        Learn("a number in brackets", Second + "(5),a/", "file.csv:4:1: .. '(5)', which is not a finite number"),
        Learn("a letter O for a zero", Second + "1O,a/", "file.csv:4:1: .. '1O', which is not a finite number"),
        Learn("a formula", Second + "=A1+A2,a/", "file.csv:4:1: .. '=A1+A2', which is not a finite number"),
        Learn("an error of a spreadsheet", Second + "#REF!,a/", "file.csv:4:1: .. which is not a finite number"),
        Learn("leading zeros, many values", "plz,y,target/01067,1.5,a/10115,2.5,b/80331,3.5,a/20095,4.5,b/", "plz ignored, y number, target target binary (a, b)"),
        Learn("leading zeros, few values", "month,target/01,a/02,b/01,a/02,b/11,a/11,b/", "month category, target target binary (a, b)"),
        Learn("zeros and fractions", "x,target/0,a/0.5,b/0.25,a/", "x number, target target binary (a, b)"),
        Learn("keys beyond 2^53", "account,y,target/9007199254740993,1.5,a/9007199254740992,2.5,b/9007199254740995,3.5,a/", "account identifier, y number, target target binary (a, b)"),
        Learn("classes beyond 2^53", "y,target/1.5,9007199254740992/2.5,9007199254740993/3.5,9007199254740992/", "y number, target target binary (9007199254740992, 9007199254740993)"),
        Learn("dates that begin with the year", "day,y,target/2024-01-31,1.5,a/2024-02-01,2.5,b/2024-02-01,3.5,a/", "day date, y number, target target binary (a, b)"),
        Learn("dates of another form", "day,y,target/31.01.2024,1.5,a/01.02.2024,2.5,b/02.02.2024,3.5,a/", "day date, y number, target target binary (a, b)"),
        Learn("a text among dates", "day,target/31.01.2024,a/01.02.2024,b/soon,a/", "file.csv:4:1: the column 'day' mostly holds dates of the format d.M.yyyy, but here 'soon'"),
        Learn("the thirtieth of February", "day,target/2024-02-28,a/2024-02-29,b/2024-02-30,a/", "file.csv:4:1: the column 'day' mostly holds dates of the format yyyy-M-d, but here '2024-02-30'"),
        Learn("dates without separators", "day,target/20240131,a/20240201,b/20231231,a/", "day date, target target binary (a, b)"),
        Learn("eight digits that are no dates", "x,target/20240131,a/20240201,b/20240231,a/", "x number, target target binary (a, b)"),
        Learn("dates with month names", "day,target/31 Jan 2024,a/1 Feb 2024,b/2 March 2024,a/", "file.csv:4:1: the column 'day' mostly holds dates of the format d MMM yyyy, but here '2 March 2024'"),
        Learn("times with offsets", "at,target/2024-01-31T12:00:00+01:00,a/2024-01-31T13:30:00.25Z,b/2024-02-01T00:00:00Z,a/", "at date, target target binary (a, b)"),
        Learn("no dates, declared", "day,target/soon,a/later,b/", "file.csv: the column 'day' is declared to hold dates, but 'soon' and the others have no format that is known", declared: new([new("day", ColumnRole.Date)])),
        Learn("dates in another format than declared", "day,target/2024-01-31,a/2024-02-01,b/", "file.csv:2:1: the column 'day' needs a date of the format d.M.yyyy, got '2024-01-31'", declared: new([new("day", ColumnRole.Date, Format: "d.M.yyyy")])),
        Learn("neither yes nor no, declared", "x,target/yes,a/no,b/maybe,a/", "file.csv:4:1: the column 'x' needs yes or no (true/false, t/f, y/n, 1/0), got 'maybe'", declared: new([new("x", ColumnRole.Boolean)])),
        Learn("a date among numbers", Second + "2024-01-31,a/", "file.csv:4:1: .. '2024-01-31', which is not a finite number"),
        Learn("truths in letters", "x,target/true,a/FALSE,b/True,a/false,b/", "x boolean, target target binary (a, b)"),
        Learn("truths as yes and no", "x,target/yes,a/no,b/yes,a/no,b/", "x boolean, target target binary (a, b)"),
        Learn("truths as 0 and 1", "x,target/0,a/1,b/1,a/0,b/", "x boolean, target target binary (a, b)"),
        Learn("negative zero", "x,target/-0,a/0,b/1.5,a/", "x number, target target binary (a, b)"),
        Learn("a number of four hundred digits", Second + new string('9', 400) + ",a/", "file.csv:4:1: .. which is not a finite number"),
    ];
}
