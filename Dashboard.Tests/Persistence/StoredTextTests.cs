using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Tests.Persistence;

/// <summary>One gate for all text: what is stored can be read, linked by the audit trail and written into any file.</summary>
public sealed class StoredTextTests
{
    private const string Hostile = "甲\u0001\u000B乙\uD840\r\n丙\uFFFE\u0085丁\t\u0000";

    [Fact]
    public async Task No_string_property_of_any_entity_lets_a_broken_text_in()
    {
        await using var database = TestDatabase.Create();
        await using var db = database.Open();
        var tried = 0;
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned()))
        {
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsShadowProperty()))
            {
                var entry = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
                entry.Property(property.Name).CurrentValue = Hostile + new string('长', 2000) + "𠀀";
                if (property.IsKey())
                {
                    Assert.Throws<ArgumentException>(() => TextInterceptor.Fit(entry));
                    entry.Property(property.Name).CurrentValue = "a ";
                    Assert.Throws<ArgumentException>(() => TextInterceptor.Fit(entry));
                }
                else
                {
                    TextInterceptor.Fit(entry);
                    var kept = (string)entry.Property(property.Name).CurrentValue!;
                    Assert.True(StoredText.IsClean(kept), $"{type.ClrType.Name}.{property.Name}: {kept}");
                    Assert.True(kept.Length <= (property.GetMaxLength() ?? int.MaxValue));
                }

                tried++;
            }
        }

        Assert.True(tried > 60);
    }

    [Fact]
    public async Task A_document_number_and_a_reason_with_broken_text_leave_the_trail_intact_and_the_value_readable()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.WriteAsync(db =>
        {
            db.Audit = new AuditScope(Actor.System, "理由\uD83D\u0007");
            db.Users.Add(new Account { UserName = "x", NormalizedUserName = "X", DisplayName = "名\uD840\u000B", SecurityStamp = "s" });
        });

        var trail = await database.Get<AuditTrail>().VerifyAsync(Viewer.SignedIn("a", "a", Role.Administrator, null));
        Assert.True(trail.IsSound);
        await using var db = database.Open();
        Assert.Equal("名\uFFFD", db.Users.Single(a => a.UserName == "x").DisplayName);
        Assert.Equal("理由\uFFFD", (await db.AuditEntries.OrderBy(e => e.Id).LastAsync(TestContext.Current.CancellationToken)).Reason);
    }

    [Fact]
    public void Half_a_character_becomes_its_sign_and_controls_are_left_out() => Assert.Equal("甲乙\uFFFD\n丙丁\t", StoredText.Clean(Hostile));

    [Theory]
    [InlineData("a𠀀b", 2, "a")]
    [InlineData("a𠀀b", 3, "a𠀀")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    public void A_text_is_cut_between_characters(string text, int length, string cut) => Assert.Equal(cut, StoredText.Cut(text, length));

    [Theory]
    [InlineData("名称\n第二行\t末", "名称\n第二行\t末")]
    [InlineData("a\r\nb", "a\nb")]
    public void A_text_loses_what_no_file_can_carry_and_nothing_else(string text, string clean) => Assert.Equal(clean, StoredText.Clean(text));
}
