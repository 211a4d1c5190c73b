using System.Collections.Concurrent;

namespace Descent.Mutants;

/// <summary>Builds one mutant after the other and lets the tests look for it: those that are likely to notice it first, then all that are not slow.</summary>
/// <param name="root">The repository.</param>
/// <param name="workers">How many mutants are looked for at a time.</param>
/// <param name="limitOfAll">The time that all tests have; null: only the likely ones run.</param>
internal sealed class Hunt(string root, int workers, TimeSpan? limitOfAll)
{
    private static readonly TimeSpan LimitOfLikely = TimeSpan.FromMinutes(5);

    /// <summary>A mutant, and the test that noticed it; null where none did.</summary>
    public sealed record Outcome(Mutant Mutant, string? Killer);

    /// <summary>Looks for mutants.</summary>
    /// <exception cref="InvalidOperationException">Tests fail without any mutant, or a mutant does not compile.</exception>
    public IReadOnlyList<Outcome> Run(IReadOnlyList<Mutant> mutants)
    {
        var outcomes = new Outcome[mutants.Count];
        var places = new ConcurrentQueue<int>(Enumerable.Range(0, mutants.Count));
        Task.WaitAll([.. Enumerable.Range(0, workers).Select(number => Task.Factory.StartNew(() => Work(new(root, number), number), TaskCreationOptions.LongRunning))]);
        return outcomes;

        void Work(Workshop workshop, int number)
        {
            workshop.Build(mutant: null);
            var likely = mutants.SelectMany(RelevantTests.Of).SelectMany(classes => classes).Distinct();
            if (number == 0 && workshop.FirstFailure(Classes(likely), LimitOfLikely * 4) is { } failure) throw new InvalidOperationException($"{failure} fails without any mutant.");
            while (places.TryDequeue(out var place))
            {
                var mutant = mutants[place];
                workshop.Build(mutant);
                var killer = RelevantTests.Of(mutant).Select(classes => workshop.FirstFailure(Classes(classes), LimitOfLikely)).FirstOrDefault(failure => failure is not null)
                    ?? (limitOfAll is { } limit ? workshop.FirstFailure([.. RelevantTests.Slow.SelectMany(slow => new[] { "--filter-not-class", slow })], limit) : null);
                outcomes[place] = new(mutant, killer);
                Console.WriteLine($"{place + 1,3} {(killer is null ? "SURVIVED" : "killed")}: {mutant.Name}{(killer is null ? "" : $" ({killer})")}");
            }
        }
    }

    private static string[] Classes(IEnumerable<string> names) => [.. names.SelectMany(name => new[] { "--filter-class", name })];
}
