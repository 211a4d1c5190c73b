namespace Descent.Data;

/// <summary>What a record computes of its settings once and keeps: no part of its value, so that records with and without it are equal.</summary>
/// <typeparam name="T">What is computed.</typeparam>
internal sealed class Derived<T> : IEquatable<Derived<T>> where T : class
{
    private (object Owner, T Value)? _kept;
    private readonly Lock _lock = new();

    /// <summary>The value; a copy of the record with other settings shares this object, and is another owner.</summary>
    public T Of(object owner, Func<T> compute)
    {
        lock (_lock)
        {
            if (_kept is not { } kept || !ReferenceEquals(kept.Owner, owner)) _kept = kept = (owner, compute());
            return kept.Value;
        }
    }

    public bool Equals(Derived<T>? other) => other is not null;

    public override bool Equals(object? obj) => obj is Derived<T>;

    public override int GetHashCode() => 0;
}
