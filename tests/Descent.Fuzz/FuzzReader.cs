using Descent.Fuzz.Mutations;

namespace Descent.Fuzz;

/// <summary>A reader that is fed with mutated files.</summary>
internal abstract class FuzzReader
{
    /// <summary>What inputs are called; the messages of errors must begin with it where the reader takes a name.</summary>
    protected const string Source = "fuzzed.file";

    /// <summary>The name on the command line, and of the corpus's folder.</summary>
    public abstract string Name { get; }

    /// <summary>In how many ways, such as options, an input can be read.</summary>
    public virtual int Variants => 1;

    /// <summary>Bytes that reading and using may allocate in all: these ...</summary>
    public virtual long AllocatedAtMost => 2 << 20;

    /// <summary>... and these for each byte of the input.</summary>
    public virtual long AllocatedPerByte => 200;

    /// <summary>How texts of this format are cut into tokens, and what may stand in the place of one.</summary>
    public abstract TokenLanguage Language { get; }

    /// <summary>Good inputs that need no file, because the library names them.</summary>
    public virtual IEnumerable<byte[]> Known => [];

    /// <summary>Reads an input.</summary>
    public abstract object Read(byte[] input, int variant);

    /// <summary>Uses what was read: writes it and reads it again, or computes with it.</summary>
    public abstract void Use(object content, int variant);

    /// <summary>Whether an exception is the reader's own, and as its documentation says.</summary>
    public abstract bool IsOwn(Exception error);

    /// <summary>An input, mutated.</summary>
    public virtual byte[] Mutate(SplitMix random, IReadOnlyList<byte[]> corpus) => Mutator.Mutate(random, random.Of(corpus), corpus, Language);

    /// <summary>Fails where two things differ that should be equal.</summary>
    protected static void Require(bool condition, string what)
    {
        if (!condition) throw new LawBrokenException(what);
    }
}

/// <summary>What was read does not come back as it was.</summary>
internal sealed class LawBrokenException(string message) : Exception(message);
