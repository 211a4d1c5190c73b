using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Graph;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Serialization;
using Descent.Tabular.Baselines;
using Descent.Tabular.Explaining;
using Descent.Tabular.Measuring;
using Descent.Tabular.Results;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>A network, and all that it needs to take raw rows: what <see cref="AutoTrainer"/> makes, and what a model file of the command holds.</summary>
public sealed class TabularModel
{
    /// <summary>The model's file in a run's folder.</summary>
    public const string FileName = "model.safetensors";

    private const string PipelineSection = "pipeline", SchemaSection = "schema", LabelsSection = "labels", TrainingSection = "training", SeriesSection = "series";

    internal TabularModel(Model model, Pipeline pipeline, Schema schema, Labels labels, JsonObject training, SeriesInputs? series = null) =>
        (Model, Pipeline, Schema, Labels, Training, Series) = (model, pipeline, schema, labels, training, series);

    /// <summary>The network.</summary>
    public Model Model { get; }

    /// <summary>How the rows of a time series become the windows that <see cref="Pipeline"/> and <see cref="Schema"/> speak of; null where rows are no series.</summary>
    public SeriesInputs? Series { get; }

    /// <summary>How rows become its inputs, and its outputs labels or numbers.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>What the columns were found or declared to be.</summary>
    public Schema Schema { get; }

    /// <summary>The classes, and how often each stood in the training rows.</summary>
    public Labels Labels { get; }

    /// <summary>The logistic or ridge regression on the same inputs, which the network has to beat; null where none was trained.</summary>
    public Model? Linear { get; internal init; }

    /// <summary>The encoded row that others are explained by their difference from, [inputs]; null in files that have none.</summary>
    internal TensorData? Typical { get; init; }

    /// <summary>Whether <see cref="Explain"/> works: files of earlier versions have no typical row, and of a time series rows are not predicted one by one.</summary>
    public bool CanExplain => Typical is not null && Series is null;

    /// <summary>How it was trained, as the file keeps it: nothing that differs between equal trainings.</summary>
    public JsonObject Training { get; }

    /// <summary>The loss that it was trained with.</summary>
    /// <exception cref="FormatException">The record is damaged.</exception>
    public Loss Loss => Item<Loss>("loss");

    /// <summary>The optimizer that it was trained with.</summary>
    /// <exception cref="FormatException">The record is damaged.</exception>
    public Optimizer Optimizer => Item<Optimizer>("optimizer");

    /// <summary>What tells its run from others: <c>data 0123456789abcdef, configuration .., weights ..</c>.</summary>
    public string RunFingerprint => Tabular.RunFingerprint.Describe(Training, Model);

    /// <summary>By which the network's logits were divided, so that its probabilities are calibrated on the validation rows: of an ensemble, those of the first member. Null where they were not.</summary>
    public double? Temperature => (double?)Training["result"]?[TrainingRecord.Temperature];

    /// <summary>Whether the run that made it failed because its loss was not finite.</summary>
    public bool HasFailed => Training["result"] is JsonObject result && result["stopped"]?.ToString() == TrainingRecord.Text(StopKind.NonFiniteLoss);

    /// <summary>Predicts rows, which need the columns that become inputs, in any order.</summary>
    /// <param name="rows">The rows; a target among them is not looked at.</param>
    /// <param name="warnings">Counts values that training has not seen; null: they are not counted.</param>
    /// <exception cref="DataException">A column is missing, or a cell cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The model is one of a time series.</exception>
    public TabularPredictions Predict(Table rows, DataWarnings? warnings = null) => new(Pipeline.Output, Model.Predict(Pipeline.Features(NoSeries(rows), warnings)));

    /// <summary>Predicts a time series: for each row at whose end a window is complete, the value <see cref="SeriesInputs.Horizon"/> rows later. The last one is the future.</summary>
    /// <param name="rows">The rows, the earliest first, with the columns that the windows need.</param>
    /// <param name="warnings">Counts values that training has not seen; null: they are not counted.</param>
    /// <exception cref="InvalidOperationException">The model is none of a time series.</exception>
    /// <exception cref="DataException">A column is missing, a cell cannot be read, the rows are not in the order of time, or there are fewer than a window needs.</exception>
    public SeriesForecast Forecast(Table rows, DataWarnings? warnings = null)
    {
        var series = Series ?? throw new InvalidOperationException("The model is none of a time series: call Predict.");
        var frame = series.Frame(rows);
        var (changes, target) = (Model.Predict(Pipeline.Features(frame.Data.Table, warnings)), (NumberTarget)Pipeline.Output);
        return new(series, frame, [.. frame.Latest.Select((_, window) => frame.Value(window, target.Inverse(changes[window])))]);
    }

    /// <summary>Predicts rows, and says how much each column moves each prediction away from that of a typical row.</summary>
    /// <param name="rows">The rows; a target among them is not looked at.</param>
    /// <param name="warnings">Counts values that training has not seen; null: they are not counted.</param>
    /// <exception cref="DataException">A column is missing, or a cell cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The model was saved without a typical row.</exception>
    public RowExplanations Explain(Table rows, DataWarnings? warnings = null)
    {
        if (Typical is null) throw new InvalidOperationException("The model was saved without a typical row, from which effects are measured: train it again.");
        var features = Pipeline.Features(NoSeries(rows), warnings);
        var outputs = Model.Predict(features);
        return new(new(Pipeline.Output, outputs), [.. Pipeline.Inputs.Select(input => input.Name)], new ShapleySample(this).Explain(features, outputs));
    }

    /// <summary>Measures the model on rows whose target is known: beside its baselines, column by column, and where it is worst.</summary>
    /// <param name="table">The data.</param>
    /// <param name="rows">Places of rows in it.</param>
    /// <param name="options">What is to be measured.</param>
    /// <param name="warnings">Counts values that training has not seen; null: they are not counted.</param>
    /// <exception cref="DataException">A column is missing, or a cell cannot be read.</exception>
    public ModelMeasurement Measure(Table table, int[] rows, MeasureOptions? options = null, DataWarnings? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        NoSeries(table);
        options ??= new();
        var measurement = new RowMeasurement(this, table, rows, warnings);
        return new(measurement.Measure(options), options.Importance ? measurement.Importance(options.Assessment.Seed) : [], measurement.Worst(options.Worst));
    }

    /// <summary>What simple things predict from the same inputs: one that looks at no column, and the linear model.</summary>
    internal IEnumerable<(string Name, TensorData Outputs)> Baselines(TensorData features)
    {
        yield return (Labels.BaselineName, Labels.Baseline(features.Rows));
        if (Linear is not null) yield return (LinearFit.Name(Pipeline.Output.Task), Linear.Predict(features));
    }

    /// <summary>Rows whose target is known as samples for the network.</summary>
    /// <param name="table">The data; of a time series its windows, the table of <see cref="SeriesInputs.Frame"/>.</param>
    /// <param name="rows">Places of rows in it.</param>
    /// <param name="loss">What the samples are for; null: the training's.</param>
    /// <param name="warnings">Counts values that training has not seen; null: they are not counted.</param>
    /// <exception cref="DataException">A column is missing, or a cell cannot be read.</exception>
    public TrainingData Encode(Table table, int[] rows, Loss? loss = null, DataWarnings? warnings = null) =>
        new(Pipeline.Features(table, rows, warnings), TaskLoss.Targets(loss ?? Loss, Pipeline.Output, Pipeline.Target(table, rows)));

    /// <summary>Whether this is the data that it was trained on, cell by cell.</summary>
    public bool IsTrainedOn(Table table) => (string?)Training["data"]!["sha256"] == Fingerprint.Of(table).Sha256;

    /// <summary>The split of the training, which its seed determines. Rows that validated are among those that train where anything of the model learns from them: its last training, another member of the ensemble, or a baseline.</summary>
    /// <param name="table">The data that it was trained on.</param>
    /// <exception cref="ArgumentException">It is other data.</exception>
    /// <exception cref="InvalidOperationException">The model is one of a time series.</exception>
    public Split SplitOf(Table table)
    {
        if (Series is not null) throw new InvalidOperationException("The model of a time series was trained on all of its rows, after it had been measured by rolling origin.");
        if (!IsTrainedOn(table)) throw new ArgumentException($"The split is known of the data that the model was trained on, and {table.Source} is other data.", nameof(table));
        var test = (double)Training["data"]!["test"]!;
        var split = Split.Of(table, Schema, (double)Training["data"]!["validation"]! * (1 - test), test, (long)Training["seed"]!);
        return !TrainingRecord.LearnsFromValidation(Training) ? split : new([.. split.Train.Concat(split.Validation).Order()], [], split.Test);
    }

    /// <summary>Writes the model; the file is there whole or not at all. Equal models give equal bytes.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there before still is.</exception>
    public void Save(string path)
    {
        var sections = new Dictionary<string, string>
        {
            [PipelineSection] = Pipeline.ToJson(),
            [SchemaSection] = Schema.ToJson(),
            [LabelsSection] = Labels.ToJson(),
            [TrainingSection] = Training.ToJsonString(),
        };
        if (Series is not null) sections[SeriesSection] = Series.ToJson();
        var tensors = LinearFile.Write(Linear, sections);
        if (Typical is not null) tensors[TypicalRow.Name] = Typical;
        ModelFile.Save(path, Model, sections, tensors);
    }

    /// <summary>Whether a file holds such a model, so that it takes rows of a table.</summary>
    public static bool IsTabular(SavedModel saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return saved.Sections.ContainsKey(PipelineSection);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">Its file, or the folder of a run.</param>
    /// <exception cref="ModelFileException">The file is damaged, no model, or one that does not take rows of a table.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static TabularModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        var (model, sections, tensors) = ModelFile.Load(file);
        string Section(string name) => sections.TryGetValue(name, out var text) ? text
            : throw new ModelFileException(file, $"the model has no section \"{name}\", so it cannot take rows of a table", "Give a model that the command 'train' wrote.");
        try
        {
            var pipeline = Pipeline.FromJson(Section(PipelineSection));
            ModelCheck.Network(model, pipeline);
            var series = sections.TryGetValue(SeriesSection, out var text) ? SeriesInputs.FromJson(text) : null;
            if (series is not null && (pipeline.Output is not NumberTarget || pipeline.Inputs.FirstOrDefault(input => !series.Columns().Contains(input.Name)) is not null))
                throw new ModelFileException(file, "the preprocessing is not that of the windows of the time series");
            var (schema, labels, training) = (Schema.FromJson(Section(SchemaSection)), Labels.FromJson(Section(LabelsSection)), JsonNode.Parse(Section(TrainingSection))!.AsObject());
            ModelCheck.Columns(schema, pipeline);
            ModelCheck.Classes(labels, pipeline.Output);
            ModelCheck.Training(training);
            return new(model, pipeline, schema, labels, training, series)
            {
                Linear = LinearFile.Read(sections, tensors, pipeline),
                Typical = TypicalRow.Read(tensors, pipeline),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or DataException or NullReferenceException)
        {
            throw new ModelFileException(file, $"a section of the model cannot be read: {error.Message.TrimEnd('.')}", inner: error);
        }
    }

    private T Item<T>(string name) where T : class => Catalogue.Default.Read<T>(JsonElement.Parse(Training[name]?.ToJsonString() ?? "null"));

    private Table NoSeries(Table rows) => Series is null ? rows
        : throw new InvalidOperationException("The model is one of a time series, whose rows mean nothing one by one: call Forecast.");
}
