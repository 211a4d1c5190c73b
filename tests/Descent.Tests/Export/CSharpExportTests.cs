using System.Diagnostics;
using System.Globalization;
using Descent.Data;
using Descent.Export;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Tabular;

namespace Descent.Tests.Export;

/// <summary>Exported code is compiled, and compared with the library row by row.</summary>
public sealed class CSharpExportTests(CSharpExportTests.Compiled compiled) : IClassFixture<CSharpExportTests.Compiled>
{
    public static TheoryData<string> Names => [.. ExportedModels.Names];

    /// <summary>One program of all models, compiled once, and what it predicted.</summary>
    public sealed class Compiled : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("descent-export-").FullName;

        public Compiled()
        {
            foreach (var name in ExportedModels.Names)
            {
                var (model, rows) = ExportedModels.Make(name);
                Models[name] = (model, rows);
                File.WriteAllText(this[name + ".cs"], CSharpExport.Write(model, new() { Namespace = "Exported." + name, ClassName = "Model" }));
                File.WriteAllText(this[name + ".rows"], string.Join('\u001E', [string.Join('\u001F', rows.Columns), .. Enumerable.Range(0, rows.RowCount).Select(row => string.Join('\u001F', rows.Columns.Select((_, column) => rows[row, column])))]));
            }
            File.WriteAllText(this["Program.cs"], Program);
            // The language of .NET 8, and no warning.
            File.WriteAllText(this["Exported.csproj"], """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><LangVersion>12</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningLevel>9999</WarningLevel>
                    <GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn><UseAppHost>false</UseAppHost><Features>strict</Features><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                  </PropertyGroup>
                </Project>
                """);
            Dotnet("build", this["Exported.csproj"], "--nologo", "-v", "q", "-o", this["out"]);
            Output = Dotnet(Path.Combine(this["out"], "Exported.dll"), _folder);
        }

        internal Dictionary<string, (TabularModel Model, Table Rows)> Models { get; } = [];

        internal string Output { get; }

        internal string this[string name] => Path.Combine(_folder, name);

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static string Program => $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.IO;
            using System.Linq;

            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            {{string.Join('\n', ExportedModels.Names.Select(name => $"Run(\"{name}\", row => Text(Exported.{name}.Model.Predict(row)));"))}}
            Console.WriteLine($"typediris {Text(Exported.iris.Model.Predict(new Exported.iris.Model.Input { SepalLength = 5.1, SepalWidth = 3.5, PetalLength = 1.4, PetalWidth = 0.2 }))}");
            Console.WriteLine($"labels {string.Join(',', Exported.iris.Model.Labels)}");
            Console.WriteLine("typed roles " + Text(Exported.roles.Model.Predict(new Exported.roles.Model.Input { AgeYears = 40, Class = "c", Smoker = true, Visit = new DateTime(2020, 5, 6), Note = "old word", Town = "town 3", _3Doses = "2" })));
            Fails(() => Exported.iris.Model.Predict(new Dictionary<string, string?>()));
            Fails(() => Exported.iris.Model.Predict(new Dictionary<string, string?> { ["sepal_length"] = "5,1", ["sepal_width"] = "1", ["petal_length"] = "1", ["petal_width"] = "1" }));
            Fails(() => Exported.roles.Model.Predict(new Exported.roles.Model.Input { _3Doses = "4" }));
            Fails(() => Exported.iris.Model.Predict(new Exported.iris.Model.Input { SepalLength = double.PositiveInfinity }));

            void Run(string name, Func<IReadOnlyDictionary<string, string?>, string> predict)
            {
                var lines = File.ReadAllText(Path.Combine(args[0], name + ".rows")).Split('\u001E').Select(line => line.Split('\u001F')).ToArray();
                foreach (var line in lines.Skip(1)) Console.WriteLine(name + " " + predict(lines[0].Zip(line).ToDictionary(cell => cell.First, cell => (string?)cell.Second)));
            }

            static void Fails(Func<object> call)
            {
                try
                {
                    Console.WriteLine("no error: " + call());
                }
                catch (ArgumentException error)
                {
                    Console.WriteLine("error " + error.Message);
                }
            }

            static string Text(object prediction) => prediction is double number ? number.ToString("R", CultureInfo.InvariantCulture)
                : ((dynamic)prediction).Label + "|" + string.Join('|', ((IReadOnlyList<float>)((dynamic)prediction).Probabilities).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            """;
    }

    [Theory, MemberData(nameof(Names))]
    public void Compiled_code_predicts_each_row_as_the_library_does(string name)
    {
        var (model, rows) = compiled.Models[name];
        var expected = model.Predict(rows);
        var lines = Lines(name + " ");
        Assert.Equal(rows.RowCount, lines.Length);
        for (var row = 0; row < lines.Length; row++)
        {
            var cells = lines[row].Split('|');
            if (model.Pipeline.Output is NumberTarget)
            {
                var number = expected.Number(row);
                Assert.Equal(number, double.Parse(cells[0], CultureInfo.InvariantCulture), 1e-6 * Math.Max(1, Math.Abs(number)));
                continue;
            }
            Assert.Equal(expected[row], cells[0]);
            var probabilities = expected.Probabilities(row);
            Assert.Equal(probabilities.Count, cells.Length - 1);
            for (var label = 0; label < probabilities.Count; label++) Assert.Equal(probabilities[label], float.Parse(cells[label + 1], CultureInfo.InvariantCulture), 1e-6);
        }
    }

    [Fact]
    public void Typed_rows_and_rows_of_text_are_predicted_alike()
    {
        Assert.Equal(Lines("iris ")[0], Assert.Single(Lines("typediris ")));
        Assert.Equal("setosa,versicolor,virginica", Assert.Single(Lines("labels ")));
        var (model, _) = compiled.Models["roles"];
        var row = Table.FromRows(["age (years)", "class", "smoker?", "visit", "visit formats", "note", "town", "3 doses", "level"], [new object?[] { 40, "c", true, "6.5.2020", null, "old word", "town 3", 2, null }]);
        Assert.Equal(model.Predict(row).Number(0), double.Parse(Assert.Single(Lines("typed roles ")), CultureInfo.InvariantCulture), 1e-2);
    }

    [Fact]
    public void What_a_column_cannot_have_is_an_error_that_names_it()
    {
        var errors = Lines("error ");
        Assert.Equal(4, errors.Length);
        Assert.StartsWith("The row needs the column 'sepal_length'", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("The column 'sepal_length' needs a finite number with a decimal point, got '5,1'", errors[1], StringComparison.Ordinal);
        Assert.StartsWith("The column '3 doses' has no value '4'. Its values are 0, 1, 2, 3.", errors[2], StringComparison.Ordinal);
        Assert.StartsWith("The number ∞ is too large for the column 'sepal_length'", errors[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_tells_where_it_comes_from_and_what_columns_hold()
    {
        var (model, _) = compiled.Models["heart"];
        var code = CSharpExport.Write(model, new() { Origin = "descent export heart.run --csharp" });
        Assert.Contains("// <auto-generated>", code, StringComparison.Ordinal);
        Assert.Contains(model.RunFingerprint, code, StringComparison.Ordinal);
        Assert.Contains("descent export heart.run --csharp", code, StringComparison.Ordinal);
        Assert.Contains("public static class TargetModel", code, StringComparison.Ordinal);
        Assert.DoesNotContain("using Descent", code, StringComparison.Ordinal);
        Assert.Contains("/// <summary><c>thal</c>. A category: <c>", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_code_is_named()
    {
        var (model, _) = compiled.Models["iris"];
        var other = new TabularModel(new Sequential(new Input(4), new Dense(4) { Name = "first" }, new LayerNormalization { Name = "odd" }, new Dense(3, "softmax")), model.Pipeline, model.Schema, model.Labels, []);
        var error = Assert.Throws<ExportException>(() => CSharpExport.Write(other));
        Assert.StartsWith("The layer \"odd\" (LayerNormalization) has no code: Dense, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("1st")]
    [InlineData("A.B")]
    [InlineData("Input")]
    [InlineData("")]
    public void A_class_needs_a_name_that_C_sharp_takes(string name) => Assert.Throws<ArgumentException>(() => new CSharpOptions { ClassName = name });

    private string[] Lines(string start) => [.. compiled.Output.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].TrimEnd('\r'))];

    internal static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{text}\n{error.Result}");
        return text;
    }
}
