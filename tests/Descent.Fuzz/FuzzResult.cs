namespace Descent.Fuzz;

/// <summary>What came of many mutations.</summary>
internal sealed class FuzzResult(string reader, ulong seed)
{
    public int Used { get; set; }

    public int Refused { get; set; }

    /// <summary>The longest time that one input took.</summary>
    public TimeSpan Slowest { get; set; }

    /// <summary>The most bytes that one input allocated, and the length of that input.</summary>
    public (long Bytes, int Length) Greediest { get; set; }

    public TimeSpan Elapsed { get; set; }

    /// <summary>Inputs that broke the law, and how.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>What does not differ between equal runs.</summary>
    public string Counts => $"{reader}: {Used + Refused} mutations of seed {seed}: {Used} used, {Refused} refused with the reader's own exception, {Failures.Count} otherwise";

    public override string ToString() =>
        $"{Counts}; {Elapsed.TotalSeconds:0.0} s, slowest {Slowest.TotalMilliseconds:0} ms, at most {Greediest.Bytes} bytes allocated (for an input of {Greediest.Length}){string.Concat(Failures.Select(failure => "\n\n" + failure))}";
}
