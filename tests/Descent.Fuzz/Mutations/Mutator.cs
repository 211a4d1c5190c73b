namespace Descent.Fuzz.Mutations;

/// <summary>Changes an input in one to four ways.</summary>
internal static class Mutator
{
    private const int Longest = 1 << 16;

    public static byte[] Mutate(SplitMix random, byte[] input, IReadOnlyList<byte[]> corpus, TokenLanguage language)
    {
        for (var changes = 1 + (random.Chance(2) ? 0 : random.Next(3)); changes > 0; changes--)
            input = random.Next(10) < 6 ? TokenMutations.Apply(random, input, language) : ByteMutations.Apply(random, input, corpus);
        return input.Length <= Longest ? input : input[..Longest];
    }
}
