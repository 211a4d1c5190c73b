using System.Diagnostics;
using Descent.Tests.Api;

namespace Descent.Fuzz;

/// <summary>
/// Feeds a reader with mutated inputs, and holds it to the law: an input is used, or refused with the reader's own exception, which names the file; within a second (and another for 4 MB), and within
/// memory in proportion to the input. Equal seeds make equal inputs, and each is a function of the seed and its number alone.
/// </summary>
internal static class FuzzRun
{
    private const int MostFailures = 12;
    private const double SecondsPerByte = 0.25e-6;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    public static FuzzResult Run(FuzzReader reader, int mutations, ulong seed)
    {
        var corpus = Corpus.Of(reader);
        return Watched(reader, seed, mutations, number =>
        {
            var random = SplitMix.Of(seed, number);
            return (reader.Mutate(random, corpus), random.Next(reader.Variants));
        });
    }

    /// <summary>Reads the corpus itself, in all ways.</summary>
    public static FuzzResult RunCorpus(FuzzReader reader)
    {
        var corpus = Corpus.Of(reader);
        return Watched(reader, 0, corpus.Count * reader.Variants, number => (corpus[number / reader.Variants], number % reader.Variants));
    }

    /// <summary>Holds a reader to the law for given inputs.</summary>
    public static FuzzResult RunInputs(FuzzReader reader, params IReadOnlyList<byte[]> inputs) => Watched(reader, 0, inputs.Count, number => (inputs[number], 0));

    /// <summary>Runs on a thread of its own, so that what hangs is noticed.</summary>
    private static FuzzResult Watched(FuzzReader reader, ulong seed, int count, Func<int, (byte[] Input, int Variant)> input)
    {
        var result = new FuzzResult(reader.Name, seed);
        var clock = Stopwatch.StartNew();
        var current = (Number: 0, Since: TimeSpan.Zero);
        var thread = new Thread(() =>
        {
            // What is computed once is no part of an input's share.
            foreach (var good in Corpus.Of(reader).Take(3)) Try(reader, good, 0, new(reader.Name, seed));
            for (var number = 0; number < count && result.Failures.Count < MostFailures; number++)
            {
                current = (number, clock.Elapsed);
                var (bytes, variant) = input(number);
                if (Try(reader, bytes, variant, result) is { } failure) Report(reader, seed, number, variant, bytes, failure, result);
            }
        }) { IsBackground = true };
        thread.Start();
        while (!thread.Join(1000))
            if (clock.Elapsed - current.Since > s_hang)
            {
                var (bytes, variant) = input(current.Number);
                Report(reader, seed, current.Number, variant, bytes, "does not end", result);
                break;
            }
        result.Elapsed = clock.Elapsed;
        return result;
    }

    /// <summary>What law an input breaks; null where it breaks none.</summary>
    private static string? Try(FuzzReader reader, byte[] input, int variant, FuzzResult result)
    {
        var longest = TimeSpan.FromSeconds(1 + (SecondsPerByte * input.Length));
        for (var attempt = 1; ; attempt++)
        {
            var (used, failure, time) = Once(reader, input, variant, result);
            // A collection of what others left, or a page that had to be fetched, is no fault of the reader's: what is slow is slow three times.
            if (failure is null && time >= longest && attempt < 3) continue;
            if (used) result.Used++;
            else result.Refused++;
            if (time > result.Slowest) result.Slowest = time;
            return failure ?? (time >= longest ? $"takes {time.TotalSeconds:0.0} s" : null);
        }
    }

    private static (bool Used, string? Failure, TimeSpan Time) Once(FuzzReader reader, byte[] input, int variant, FuzzResult result)
    {
        string? failure = null;
        var (allocated, start, used) = (GC.GetAllocatedBytesForCurrentThread(), ThreadClock.Now, true);
        try
        {
            reader.Use(reader.Read(input, variant), variant);
        }
        catch (Exception error)
        {
            used = false;
            if (!reader.IsOwn(error)) failure = error.ToString();
        }
        var time = ThreadClock.Now - start;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (allocated > result.Greediest.Bytes) result.Greediest = (allocated, input.Length);
        var most = reader.AllocatedAtMost + (reader.AllocatedPerByte * input.Length);
        return (used, failure ?? (allocated > most ? $"allocates {allocated} bytes, {most} are allowed" : null), time);
    }

    private static void Report(FuzzReader reader, ulong seed, int number, int variant, byte[] input, string failure, FuzzResult result)
    {
        var folder = Repository.Path("artifacts", "fuzz");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{reader.Name}-{seed}-{number}.input");
        File.WriteAllBytes(file, input);
        result.Failures.Add($"{file} (way {variant}): {failure}");
    }
}
