using System.Text.Json.Serialization;

namespace Descent.Cli.Output.Events;

/// <summary>Something that a command tells a program, as one line of JSON: docs/json-events.md says what each holds. Numbers that are not finite are null.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(StartedEvent), "started")]
[JsonDerivedType(typeof(ColumnsEvent), "columns")]
[JsonDerivedType(typeof(SplitEvent), "split")]
[JsonDerivedType(typeof(NetworkEvent), "network")]
[JsonDerivedType(typeof(FindingEvent), "finding")]
[JsonDerivedType(typeof(ResumedEvent), "resumed")]
[JsonDerivedType(typeof(EpochEvent), "epoch")]
[JsonDerivedType(typeof(CheckpointEvent), "checkpoint")]
[JsonDerivedType(typeof(StoppedEvent), "stopped")]
[JsonDerivedType(typeof(ScoresEvent), "scores")]
[JsonDerivedType(typeof(LearningRatesEvent), "learning_rates")]
[JsonDerivedType(typeof(FoldsEvent), "folds")]
[JsonDerivedType(typeof(SearchEvent), "search")]
[JsonDerivedType(typeof(WrittenEvent), "written")]
[JsonDerivedType(typeof(PredictionEvent), "prediction")]
[JsonDerivedType(typeof(ModelEvent), "model")]
[JsonDerivedType(typeof(RunEvent), "run")]
[JsonDerivedType(typeof(ComparisonEvent), "comparison")]
[JsonDerivedType(typeof(WarningEvent), "warning")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
[JsonDerivedType(typeof(EndedEvent), "ended")]
internal abstract record CommandEvent
{
    /// <summary>A number as JSON can have it.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
