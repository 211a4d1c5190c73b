namespace Descent.Cli.Output.Live;

/// <summary>Dots in letters: eight a letter in Braille, else one.</summary>
/// <param name="columns">Letters in a line.</param>
/// <param name="rows">Lines.</param>
/// <param name="hasUnicode">Whether there are Braille letters.</param>
internal sealed class DotCanvas(int columns, int rows, bool hasUnicode)
{
    private const int FirstBraille = 0x2800;

    private readonly int[] _dots = new int[columns * rows];
    private readonly ChartInk[] _inks = new ChartInk[columns * rows];
    private readonly char?[] _marks = new char?[columns * rows];

    /// <summary>Dots from left to right.</summary>
    public int Across => hasUnicode ? 2 * columns : columns;

    /// <summary>Dots from top to bottom.</summary>
    public int Down => hasUnicode ? 4 * rows : rows;

    /// <summary>The column of letters that a dot is in.</summary>
    public int Column(int x) => hasUnicode ? x / 2 : x;

    /// <summary>The line that a dot is in.</summary>
    public int Row(int y) => hasUnicode ? y / 4 : y;

    /// <summary>Draws a line between two dots (Bresenham 1965).</summary>
    /// <param name="from">Its first dot.</param>
    /// <param name="to">Its last dot.</param>
    /// <param name="ink">Whose it is.</param>
    /// <param name="isDashed">Whether every second letter is left out.</param>
    public void Line((int X, int Y) from, (int X, int Y) to, ChartInk ink, bool isDashed)
    {
        var (width, height) = (Math.Abs(to.X - from.X), -Math.Abs(to.Y - from.Y));
        var (right, down) = (Math.Sign(to.X - from.X), Math.Sign(to.Y - from.Y));
        var (x, y, error) = (from.X, from.Y, width + height);
        while (true)
        {
            if (!isDashed || Column(x) % 2 == 0) Dot(x, y, ink);
            if ((x, y) == to) return;
            var doubled = 2 * error;
            if (doubled >= height) (error, x) = (error + height, x + right);
            if (doubled <= width) (error, y) = (error + width, y + down);
        }
    }

    /// <summary>Puts a letter where a dot is, above all dots.</summary>
    public void Mark((int X, int Y) place, char letter, ChartInk ink)
    {
        var cell = Row(place.Y) * columns + Column(place.X);
        (_marks[cell], _inks[cell]) = (letter, ink);
    }

    /// <summary>A line of the canvas.</summary>
    public InkedLine Text(int row)
    {
        var line = new InkedLine();
        for (var start = 0; start < columns;)
        {
            var (ink, end) = (_inks[row * columns + start], start);
            while (end < columns && _inks[row * columns + end] == ink) end++;
            line.Add(string.Create(end - start, (this, row * columns + start), static (letters, from) =>
            {
                for (var i = 0; i < letters.Length; i++) letters[i] = from.Item1.Letter(from.Item2 + i);
            }), ink);
            start = end;
        }
        return line;
    }

    private void Dot(int x, int y, ChartInk ink)
    {
        var cell = Row(y) * columns + Column(x);
        if (_marks[cell] is not null) return;
        _dots[cell] |= hasUnicode ? (y % 4, x % 2) switch { (3, var right) => 0x40 << right, var (below, right) => 1 << below + 3 * right } : 1;
        _inks[cell] = ink;
    }

    private char Letter(int cell) => _marks[cell] ?? (_dots[cell] == 0 ? ' ' : hasUnicode ? (char)(FirstBraille + _dots[cell]) : _inks[cell] == ChartInk.Training ? '.' : 'o');
}
