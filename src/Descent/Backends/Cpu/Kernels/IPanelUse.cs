namespace Descent.Backends.Cpu.Kernels;

/// <summary>What a tile does beside multiplying; known when it is compiled.</summary>
internal interface IPanelUse
{
    /// <summary>Whether it asks for memory that will be packed next.</summary>
    static abstract bool LooksAhead { get; }

    /// <summary>Whether it copies the rows of B that it reads to where they follow each other: the stores hide behind the multiplications.</summary>
    static abstract bool Packs { get; }
}

/// <summary>It reads.</summary>
internal readonly struct ReadsPanel : IPanelUse
{
    public static bool LooksAhead => false;

    public static bool Packs => false;
}

/// <summary>It reads, and asks for what comes after.</summary>
internal readonly struct ReadsPanelAndAhead : IPanelUse
{
    public static bool LooksAhead => true;

    public static bool Packs => false;
}

/// <summary>It is the first to read a panel, packs it for the others, and asks for what comes after.</summary>
internal readonly struct PacksPanel : IPanelUse
{
    public static bool LooksAhead => true;

    public static bool Packs => true;
}
