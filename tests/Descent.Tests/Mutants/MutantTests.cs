using Descent.Mutants;
using Descent.Tests.Api;

namespace Descent.Tests.Mutants;

/// <summary>The list of mutants fits the sources, so that the long lane looks for each of them.</summary>
public class MutantTests
{
    [Fact]
    public void A_hundred_mutants_have_names_of_their_own()
    {
        Assert.Equal(100, MutantTable.All.Count);
        Assert.Equal(100, MutantTable.All.Select(mutant => mutant.Name).Distinct().Count());
    }

    [Fact]
    public void Each_mutants_original_text_stands_once_in_its_file()
    {
        foreach (var mutant in MutantTable.All)
        {
            var text = File.ReadAllText(Repository.Path(["src", "Descent", .. mutant.File.Split('/')]));
            Assert.NotEqual(text, Workshop.Apply(mutant, text));
            Assert.NotEmpty(RelevantTests.Of(mutant));
        }
    }
}
