using Descent.Graph;

namespace Descent.Data;

/// <summary>Makes the table of a series' windows, column by column.</summary>
internal sealed class SeriesCut
{
    private readonly SeriesInputs _inputs;
    private readonly Table _table;
    private readonly double[] _values;
    private readonly TimeOrder? _times;
    private readonly int[] _latest;
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<string?[]> _cells = [];

    public SeriesCut(SeriesInputs inputs, Table table)
    {
        (_inputs, _table, _values) = (inputs, table, TimeSeries.Numbers(table, inputs.Target));
        _times = inputs.Time is null ? null : new(table, inputs.Time, inputs.TimeFormat);
        _times?.Check();
        if (inputs.Cycles.Count > 0 && !_times!.AreDates) throw new DataException($"{table.Source}: the model needs dates in the column '{inputs.Time}', got numbers such as '{table[0, table.Column(inputs.Time!)]}'.");
        if (table.RowCount < inputs.Length) throw new DataException($"{table.Source}: a window of the series needs {inputs.Length} rows, got {table.RowCount}: give more of the rows before.");
        _latest = [.. Enumerable.Range(inputs.Length - 1, table.RowCount - inputs.Length + 1)];
    }

    public SeriesFrame Frame()
    {
        AddTarget();
        foreach (var column in _inputs.Others) AddOther(column);
        if (_inputs.Cycles.Count > 0) AddCycles(_times!);
        AddChange();
        var frame = new Table(_table.Source, [.. _columns.Select(column => column.Name)], [.. _cells], [.. _latest.Select(row => _table.Line(Math.Min(row + _inputs.Horizon, _table.RowCount - 1)))]);
        return new(new(frame, new(ValueList.Create<ColumnSchema>(_columns.ToArray()), LearningTask.Regression)), ValueList.Create<int>(_latest), ValueList.Create<double>(_values), _inputs.Horizon);
    }

    private void AddTarget()
    {
        var target = _inputs.Target;
        Add(new(target, ColumnRole.Number, Evidence: "the latest value"), row => _values[row]);
        for (var lag = 1; lag < _inputs.Lags; lag++)
        {
            var back = lag;
            Add(new(_inputs.Lag(lag), ColumnRole.Number, Evidence: $"the value {lag} {(lag == 1 ? "row" : "rows")} before the latest, less the latest"), row => _values[row - back] - _values[row]);
        }
        foreach (var count in _inputs.Means)
        {
            var means = Means(count);
            Add(new(_inputs.Mean(count), ColumnRole.Number, Evidence: $"the mean of the {count} latest values, less the latest"), row => means[row] - _values[row]);
        }
    }

    private void AddOther(ColumnSchema column)
    {
        var cells = new TableColumn(_table, _table.Column(column.Name));
        // What is wrong with a cell is said at its own place, which the windows do not know.
        if (column.Role == ColumnRole.Number)
            for (var row = 0; row < _table.RowCount; row++)
                if (cells[row] is { } cell) cells.Number(row, cell);
        _columns.Add(column with { Evidence = "its cell in the latest row" });
        _cells.Add([.. _latest.Select(row => cells[row])]);
    }

    private void AddCycles(TimeOrder times)
    {
        DateTime[] at = [.. _latest.Select(times.DateOf)];
        foreach (var (column, cells) in _inputs.Calendar(at))
        {
            _columns.Add(column);
            _cells.Add(cells);
        }
    }

    private void AddChange()
    {
        var (horizon, target) = (_inputs.Horizon, _inputs.Target);
        var rows = horizon == 1 ? "the next row" : $"{horizon} rows";
        _columns.Add(new(_inputs.Change(), ColumnRole.Target, Missing: MissingPolicy.Error, Evidence: $"target: the change of {target} {(horizon == 1 ? "to" : "in")} {rows}; what is shown is the value, the latest and the change together"));
        _cells.Add([.. _latest.Select(row => row + horizon < _values.Length ? Numbers.Format(_values[row + horizon] - _values[row]) : null)]);
    }

    private void Add(ColumnSchema column, Func<int, double> value)
    {
        _columns.Add(column);
        _cells.Add([.. _latest.Select(row => Numbers.Format(value(row)))]);
    }

    /// <summary>The mean of the latest values at each row. Each is summed anew, so that it depends on its own values alone.</summary>
    private double[] Means(int count)
    {
        var means = new double[_values.Length];
        for (var row = count - 1; row < means.Length; row++)
        {
            var sum = 0.0;
            for (var i = row - count + 1; i <= row; i++) sum += _values[i];
            means[row] = sum / count;
        }
        return means;
    }
}
