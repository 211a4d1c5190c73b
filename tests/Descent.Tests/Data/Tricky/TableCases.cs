using Descent.Data;
using static Descent.Tests.Data.Tricky.TrickyCase;

namespace Descent.Tests.Data.Tricky;

/// <summary>Targets, labels and columns of which nothing can be learned, and files that a model has not seen the like of. <c>/</c> ends a line.</summary>
internal static class TableCases
{
    private const string Numbers = "x,target/1,a/2.5,b/3,a/4,b/", Categories = "thal,target/fixed,0/normal,1/fixed,0/normal,1/";

    private const string Truths = "x,target/yes,a/no,b/no,a/yes,b/", Days = "day,target/2024-01-01,a/2024-07-02,b/2024-01-03,a/2024-07-04,b/";

    public static IEnumerable<TrickyCase> All => [.. Targets, .. Columns, .. Predictions];

    private static IEnumerable<TrickyCase> Targets =>
    [
        Learn("one class", "x,target/1.5,a/2.5,a/", "file.csv: the target 'target' is 'a' in all 2 rows: two classes or different numbers are needed"),
        Learn("one row", "x,target/1.5,a/", "file.csv: the target 'target' is 'a' in the only row"),
        Learn("one number, written in two ways", "x,target/1.5,1/2.5,1.0/", "file.csv: the target 'target' is '1' in all 2 rows"),
        Learn("a target that is missing once", "x,target/1.5,a/2.5,/3.5,b/", "file.csv:3:2: the target 'target' is missing here"),
        Learn("a target that is missing everywhere", "x,target/1.5,/2.5,?/", "file.csv:2:2: the target 'target' is missing here and in all other rows: choose another target (--target COLUMN)."),
        Learn("a target that is missing in some rows", "x,target/1.5,a/2.5,/3.5,b/4.5,?/", "file.csv:3:2: the target 'target' is missing here and in 1 further row: remove these rows or fill them in."),
        Learn("one column", "x/1.5/2.5/", "file.csv: there is one column alone, 'x': a target and at least one other column"),
        Learn("labels with a point at the end", "x,target/1.5,<=50K/2.5,>50K/3.5,<=50K./", "file.csv: the classes '<=50K' and '<=50K.' of the target 'target' differ in letter case, spaces or a final point only"),
        Learn("labels with a space", "x,target/1.5,no/2.5,\" no\"/3.5,yes/", "file.csv: the classes 'no' and ' no' of the target 'target' differ"),
        Learn("labels in two letter cases", "x,target/1.5,yes/2.5,Yes/3.5,no/", "file.csv: the classes 'yes' and 'Yes' of the target 'target' differ"),
        Learn("labels in two letter cases, declared", "x,target/1.5,yes/2.5,Yes/3.5,yes/", "x number, target target binary (yes, Yes)", declared: new([new("target", ColumnRole.Target, ["yes", "Yes"])])),
        Learn("a label that is not declared", "x,target/1.5,yes/2.5,no/3.5,maybe/", "file.csv:4:2: the target 'target' has no class 'maybe'. .. The classes are yes, no.", declared: new([new("target", ColumnRole.Target, ["yes", "no"])])),
        Learn("text in a target of numbers", "x,target/1.5,1.5/2.5,2.5/3.5,3.5/4.5,oops/", "file.csv:5:2: the column 'target' holds numbers in 3 rows, but here 'oops'"),
        Learn("another text in every row as the target", $"x,target/{string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}.5,name{i}/"))}", "file.csv: the target 'target' has 12 different texts in 12 rows: these are no classes"),
        Learn("infinite targets", "x,target/1.5,1.5/2.5,2.5/3.5,1e999/", "file.csv:4:2: .. '1e999', which is not a finite number"),
        Learn("no target by name, the last is a guess", "x,y2/1.5,a/2.5,b/3.5,b/", "x number, y2 target binary (a, b)"),
        Learn("no target by name, the last is constant", "target2,x,k/a,1.5,1/b,1.5,1/a,2.5,1/", "target2 category, x target binary (1.5, 2.5), k constant"),
        Learn("no target by name, the last tells rows apart", "x,name/1.5,ann/2.5,bob/1.5,cid/2.5,dan/", "file.csv: no column is left as an input"),
        Learn("no target by name, none can be one", "k,x/a,1.5/b,1.5/", "file.csv: no column is left as an input"),
        Learn("a usual name of a target", "Survived,Age/0,1.5/1,2.5/1,3.5/", "survived target binary (0, 1), age number"),
        Learn("a target declared a text", "x,target/1.5,a/2.5,b/", "file.csv: the target 'target' is declared of the role text, which no target has", declared: new([new("target", ColumnRole.Text)])),
        Learn("a target that is not there", "x,y/1.5,a/2.5,b/", "file.csv: there is no column 'targt'. .. The columns are x, y.", declared: new([new("targt", ColumnRole.Target)])),
        Learn("a regression of text", "x,target/1.5,a/2.5,b/", "file.csv:2:2: a regression needs numbers as the target 'target', got 'a': choose a column of numbers", declared: new([new("target", ColumnRole.Target)], LearningTask.Regression)),
    ];

    private static IEnumerable<TrickyCase> Columns =>
    [
        Learn("a column of one value", "k,x,target/7,1.5,a/7,2.5,b/", "k constant, x number, target target binary (a, b)"),
        Learn("constants alone", "k,target/7,a/7,b/", "file.csv: no column is left as an input: all are constant, identifiers or ignored"),
        Learn("a column that counts the rows", "id,x,target/1,1.5,a/2,2.5,b/3,3.5,a/", "id identifier, x number, target target binary (a, b)"),
        Learn("a copy of the target", "x,copy,target/1.5,a,a/2.5,b,b/3.5,a,a/", "x number, copy ignored, target target binary (a, b)"),
        Learn("a column declared that is not there", Numbers, "file.csv: there is no column 'X2'. .. The columns are x, target.", declared: new([new("X2", ColumnRole.Number)])),
        Learn("a value outside the declared vocabulary", Categories, "file.csv:3:1: the column 'thal' has no value 'normal'. .. Its values are fixed.", declared: new([new("thal", ColumnRole.Category, ["fixed"])])),
        Learn("a number column of texts, declared", Categories, "file.csv:2:1: the column 'thal' needs a finite number, got 'fixed'", declared: new([new("thal", ColumnRole.Number)])),
    ];

    private static IEnumerable<TrickyCase> Predictions =>
    [
        Predict("an unseen category", Categories, "thal/reversed/", "0 0 1; thal: 1 value unknown in training, taken as 'other' (first 'reversed', line 2)"),
        Predict("a category in another letter case", Categories, "thal/Fixed/", "0 0 1; thal: 1 value unknown in training, taken as 'other' (first 'Fixed', line 2)"),
        Predict("a category with a point at its end", Categories, "thal/fixed./", "0 0 1; thal: 1 value unknown in training, taken as 'other' (first 'fixed.', line 2)"),
        Predict("a category with a space in quotes", Categories, "thal/\"fixed \"/", "0 0 1; thal: 1 value unknown in training, taken as 'other' (first 'fixed ', line 2)"),
        Predict("a missing category", Categories, "thal,y/?,1/", "0 0 1; thal: 1 missing value taken as 'other': none was missing in training (first 'missing', line 2)"),
        Predict("an unseen category of a declared vocabulary", Categories, "thal/fixd/", "file.csv:2:1: the column 'thal' has no value 'fixd'. Did you mean 'fixed'?", declared: new([new("thal", ColumnRole.Category, ["fixed", "normal"])])),
        Predict("a missing number", Numbers, "x,y/?,1/", "0; x: 1 missing value taken as the training mean (first 'missing', line 2)"),
        Predict("text for a number", Numbers, "x/oops/", "file.csv:2:1: the column 'x' needs a finite number, got 'oops'"),
        Predict("a number that overflows", Numbers, "x/1e400/", "file.csv:2:1: the column 'x' needs a finite number, got '1e400'"),
        Predict("a number too large for the model", Numbers, "x/1e300/", "file.csv:2:1: the number '1e300' is too large for the column 'x'"),
        Predict("a decimal comma for a number", Numbers, "x;y/1,5;2/", "file.csv:2:1: the column 'x' needs a finite number, got '1,5': if commas are decimal points, say so (--decimal-comma;"),
        Predict("a column that is not there", Numbers, "y/1/", "file.csv: the model needs the column 'x', which is not there"),
        Predict("a column in another letter case", Numbers, "X/1/", "file.csv: the model needs the column 'x', which is not there. Did you mean 'X'?"),
        Predict("further columns, in another order", Numbers, "z,x/9,2.625/", "0"),
        Predict("neither yes nor no", Truths, "x/maybe/no/", "0.5/0; x: 1 value neither yes nor no, taken as missing (first 'maybe', line 2)"),
        Predict("truths in other spellings", Truths, "x/TRUE/f/1/0.0/", "1/0/1/0"),
        Predict("a date in another format", Days, "day/31.01.2024/", "file.csv:2:1: the column 'day' needs a date of the format yyyy-M-d, got '31.01.2024'"),
        Predict("a missing date", Days, "day,y/,1/", "0 0 0 0 0; day: 1 missing value taken as the training mean (first 'missing', line 2)"),
        Measure("an unseen label", Numbers, "x,target/1,c/", "file.csv:2:2: the target 'target' has no class 'c'. .. The classes are a, b."),
        Measure("a label with a point at its end", Numbers, "x,target/1,a./", "file.csv:2:2: the target 'target' has no class 'a.'. Did you mean 'a'?"),
        Measure("a label in another letter case", Numbers, "x,target/1,B/", "file.csv:2:2: the target 'target' has no class 'B'. Did you mean 'b'?"),
        Measure("a label with spaces round it", Numbers, "x,target/1, b /", "1"),
        Measure("a missing label", Numbers, "x,target/1,/", "file.csv:2:2: the target 'target' is missing here"),
        Measure("a very long label", Numbers, $"x,target/1,{new string('b', 5000)}/", "file.csv:2:2: the target 'target' has no class 'bbb"),
    ];
}
