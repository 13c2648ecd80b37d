using System.Globalization;
using System.IO.Compression;

namespace Dashboard.Tests.Api;

/// <summary>What the API says is read by clients that are not ours: public readers of its formats, and one generated from its description.</summary>
public sealed class ClientTests(ClientTests.Server server) : IClassFixture<ClientTests.Server>
{
    [Fact]
    public async Task A_public_reader_of_JSON_stat_finds_every_value_with_its_parts_and_a_reason_for_every_gap()
    {
        var rows = (await server.JsonAsync("/api/v1/statistics/coverage.city?by=province&asOf=2023-08-15")).GetProperty("rows").EnumerateArray().ToList();

        var read = await NodeClient.ReadAsync("jsonstat.mjs", $"{server.Address}/api/v1/statistics/coverage.city.jsonstat?by=province&asOf=2023-08-15");

        Assert.Equal("dataset", read.GetProperty("class").GetString());
        Assert.Equal(["2023-08-15"], read.GetProperty("days").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(
            rows.Select(r => (r.GetProperty("province").GetString(), r.GetProperty("value").GetDouble(), r.GetProperty("numerator").GetInt32(), r.GetProperty("denominator").GetInt32())),
            read.GetProperty("cells").EnumerateArray()
                .Select(c => (c.GetProperty("province").GetString(), c.GetProperty("value").GetDouble(), c.GetProperty("numerator").GetInt32(), c.GetProperty("denominator").GetInt32())));
        Assert.Equal("北京市", read.GetProperty("cells")[0].GetProperty("name").GetString());
        Assert.NotEmpty(read.GetProperty("notes").EnumerateArray());

        var unknown = await NodeClient.ReadAsync("jsonstat.mjs", $"{server.Address}/api/v1/statistics/quota.userate.jsonstat?by=province&asOf=2023-08-15");
        Assert.Equal((true, 0), (unknown.GetProperty("empty").GetInt32() > 0, unknown.GetProperty("unexplained").GetInt32()));
    }

    /// <summary>The reader holds the description to the schema of its profile, and every cell of every file to the type of its column.</summary>
    [Fact]
    public async Task A_public_reader_of_data_packages_finds_the_package_valid_and_every_row()
    {
        using var folder = new TestFolder();
        var unpacked = folder.File("package");
        await using (var zip = new MemoryStream(await server.BytesAsync("/api/v1/datapackage.zip")))
        {
            await ZipFile.ExtractToDirectoryAsync(zip, unpacked, TestContext.Current.CancellationToken);
        }

        var read = await NodeClient.ReadAsync("datapackage.mjs", unpacked);

        Assert.Equal([], read.GetProperty("errors").EnumerateArray().Select(e => e.GetString()));
        Assert.True(read.GetProperty("valid").GetBoolean());
        var lists = read.GetProperty("lists").EnumerateObject().ToList();
        Assert.Equal(["changes", "designations", "divisions", "notices", "provinces", "quotas", "statistics", "statistics-summary"], lists.Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.All(lists, list => Assert.True(list.Value.GetProperty("valid").GetBoolean() && list.Value.GetProperty("tabular").GetBoolean(), list.Name));
        foreach (var list in lists.Where(l => l.Name != "statistics-summary"))
        {
            Assert.Equal((await server.JsonAsync($"/api/v1/{list.Name}")).GetArrayLength(), list.Value.GetProperty("rows").GetInt32());
        }
    }

    /// <summary>Generated, compiled in its strictest mode and run: what its types promise is what the answers hold.</summary>
    [Fact]
    public async Task A_client_generated_from_the_description_compiles_and_gets_what_its_types_promise()
    {
        var folder = NodeClient.FolderOf("openapi");
        Directory.CreateDirectory(folder);
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "openapi.json"), await server.BytesAsync("/openapi/v1.json"), TestContext.Current.CancellationToken);
            await NodeClient.RunPackageAsync("openapi-typescript/bin/cli.js", Path.Combine(folder, "openapi.json"), "-o", Path.Combine(folder, "schema.d.ts"));
            File.Copy(Path.Combine(Repository.Root, "Dashboard.Tests", "Api", "Clients", "client.ts"), Path.Combine(folder, "client.ts"), overwrite: true);
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module" }""", TestContext.Current.CancellationToken);
            await NodeClient.RunPackageAsync(
                "typescript/bin/tsc", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2023,dom", "--module", "esnext", "--moduleResolution", "bundler",
                Path.Combine(folder, "client.ts"));

            var said = await NodeClient.ReadAsync(Path.Combine(folder, "client.js"), server.Address);

            Assert.Equal(31, said.GetProperty("provinces").GetInt32());
            Assert.Equal(("2023-08-15", 110), (said.GetProperty("asOf").GetString(), said.GetProperty("places").GetInt32()));
            Assert.Equal(38, said.GetProperty("demonstrations").GetArrayLength());
            Assert.Equal(110, said.GetProperty("changed").GetInt32());
            Assert.Equal(("v1", 10_000), (said.GetProperty("version").GetString(), said.GetProperty("cells").GetInt32()));
            Assert.Contains("divisions", said.GetProperty("lists").EnumerateArray().Select(l => l.GetString()));
            Assert.Equal(["A2", "B1"], said.GetProperty("seats").EnumerateArray().Select(s => s.GetString()));
            Assert.Equal(400, said.GetProperty("refused").GetInt32());
            Assert.Contains("region, province", said.GetProperty("why")[0].GetString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_spreadsheet_program_opens_the_workbook_of_a_measure_with_the_same_numbers_and_its_notes()
    {
        Assert.SkipWhen(LibreOffice.Path is null, "no LibreOffice: install libreoffice-calc (eng/test.sh does)");
        const string Query = "by=province&asOf=2023-08-15&compare=2025-07-01";
        var answer = await server.JsonAsync($"/api/v1/statistics/coverage.city?{Query}");
        using var program = new LibreOffice();

        var sheets = await program.ReadAsync(await server.BytesAsync($"/api/v1/statistics/coverage.city.xlsx?{Query}"));

        var table = sheets[0].Rows;
        var value = table[0].ToList().IndexOf("值");
        Assert.Equal(
            answer.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("province").GetString(), r.GetProperty("value").GetDouble())),
            table.Skip(1).Select(r => ((string?)r[0], double.Parse(r[value], CultureInfo.InvariantCulture))));
        var said = string.Join('\n', sheets[1].Rows.Select(r => string.Join(' ', r)));
        Assert.All(answer.GetProperty("notes").EnumerateArray(), note => Assert.Contains(note.GetString()!, said, StringComparison.Ordinal));
        Assert.Contains(answer.GetProperty("cite").GetString()!.Split("http")[0], said, StringComparison.Ordinal);
    }

    /// <summary>An application at a port of its own, for programs outside this process.</summary>
    public sealed class Server : TestHost
    {
        public Server()
            : base(new() { Kestrel = true, Now = TestHostOptions.InTerm, Settings = new Dictionary<string, string> { ["Seed:Illustrative"] = "false" } }) => StartServer();

        public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }
}
